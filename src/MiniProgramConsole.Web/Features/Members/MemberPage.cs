using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Members;

public sealed record MemberPage(MemberListItem Member, string? TypedEmail)
{
    public string? WhyNot(CurrentPerson person, IStringLocalizer<Texts> texts) =>
        ManagedRoles.ToManage(Member.Role) is { } permission ? person.WhyNot(texts, permission) : texts["Member.IsOwner"].Value;

    public string? WhyNotRole(CurrentPerson person, IStringLocalizer<Texts> texts) =>
        Member.Role == WorkspaceRole.Owner ? texts["Member.IsOwner"].Value : person.WhyNot(texts, Permission.ManageMasters);

    public WorkspaceRole OtherRole => Member.Role == WorkspaceRole.Master ? WorkspaceRole.Developer : WorkspaceRole.Master;
}
