"""What people were typing: forms that save themselves, and forms that are done once however often they are sent."""
