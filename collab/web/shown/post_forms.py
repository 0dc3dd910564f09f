"""The small forms that stand on a post's page."""

from collab.posts.model import Post
from collab.web.forms.asking import AskForm, GroupForm


class SmallForms:
    """`mended` is the member whose invitation has to be mended, or ""; `mended_group` the key of such a group."""

    def __init__(
        self,
        post: Post,
        interest: AskForm | None = None,
        invitation: tuple[str, AskForm] | None = None,
        group: tuple[str, GroupForm] | None = None,
    ) -> None:
        self._post = post
        self.interest = interest or AskForm().about(post)
        self.mended, self._mended_form = invitation or ("", self.interest)
        self.mended_group = group[0] if group else ""
        self._mended_group_form = group[1] if group else None

    def invitation(self, member: str, seat: str) -> AskForm:
        """The form that invites this member, the place it fits best chosen."""
        return self._mended_form if member == self.mended else AskForm(data={"seat": seat}).about(self._post, member)

    def group(self, key: str) -> GroupForm:
        """The form that invites this group."""
        mended = self._mended_group_form if key == self.mended_group else None
        return mended or GroupForm().about(key)
