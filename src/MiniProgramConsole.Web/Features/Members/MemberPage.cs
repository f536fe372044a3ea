using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Members;

public sealed record MemberPage(MemberListItem Member, string? TypedEmail)
{
    /// <summary>Why the viewer may not block or remove this member, in the reader's words; null where the viewer may.</summary>
    public string? WhyNot(CurrentPerson person, IStringLocalizer<Texts> texts) =>
        ManagedRoles.ToManage(Member.Role) is { } permission ? person.WhyNot(texts, permission) : texts["Member.IsOwner"].Value;

    /// <summary>Why the viewer may not change this member's role; null where the viewer may.</summary>
    public string? WhyNotRole(CurrentPerson person, IStringLocalizer<Texts> texts) =>
        Member.Role == WorkspaceRole.Owner ? texts["Member.IsOwner"].Value : person.WhyNot(texts, Permission.ManageMasters);

    /// <summary>The role that the member can be given.</summary>
    public WorkspaceRole OtherRole => Member.Role == WorkspaceRole.Master ? WorkspaceRole.Developer : WorkspaceRole.Master;
}
