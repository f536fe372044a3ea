using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>Lists the owner, the masters, then developers by name. <c>Addable</c> are the active developers without a role.</summary>
public sealed record ProgramMemberLists(IReadOnlyList<ProgramMemberListItem> Members, IReadOnlyList<MemberListItem> Addable);
