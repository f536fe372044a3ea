using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>Somebody who has a role on a mini program, by the workspace or by the program.</summary>
/// <param name="Person">What the person is in the workspace.</param>
/// <param name="Role">What the person is on the mini program; the owner and masters are its admins.</param>
/// <param name="AddedAt">When a developer was added, UTC; null for the owner and masters.</param>
public sealed record ProgramMemberListItem(MemberListItem Person, ProgramRole Role, DateTime? AddedAt)
{
    /// <summary>Whether the role is the mini program's to give and to take.</summary>
    public bool IsOfProgram => Person.Role == WorkspaceRole.Developer;
}
