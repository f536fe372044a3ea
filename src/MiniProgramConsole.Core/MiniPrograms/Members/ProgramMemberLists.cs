using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>The members of a mini program.</summary>
/// <param name="Members">Who has a role on it: the owner, the masters, then developers by name.</param>
/// <param name="Addable">The workspace's active developers who have none.</param>
public sealed record ProgramMemberLists(IReadOnlyList<ProgramMemberListItem> Members, IReadOnlyList<MemberListItem> Addable);
