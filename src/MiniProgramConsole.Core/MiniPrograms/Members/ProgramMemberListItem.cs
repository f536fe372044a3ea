using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>The owner and masters are admins by their role in the workspace. Their <c>AddedAt</c> is null.</summary>
public sealed record ProgramMemberListItem(MemberListItem Person, ProgramRole Role, DateTime? AddedAt)
{
    public bool IsOfProgram => Person.Role == WorkspaceRole.Developer;
}
