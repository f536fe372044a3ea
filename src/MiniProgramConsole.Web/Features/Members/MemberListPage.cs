using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Members;

public sealed record MemberListPage(IReadOnlyList<MemberListItem> Members, IReadOnlyList<InvitationListItem> Invitations)
{
    public static async Task<MemberListPage> ReadAsync(
        MemberReader members, InvitationReader invitations, CurrentPerson person, CancellationToken cancellationToken) => new(
        await members.ListAsync(person.Workspace, cancellationToken),
        person.May(Permission.ManageDevelopers) ? await invitations.ListAsync(person.Workspace, cancellationToken) : []);
}
