namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <param name="Keys">What the receiver's mailbox may be stored under.</param>
/// <param name="Now">In UTC.</param>
internal sealed record ReceivedQuery(IReadOnlyList<string> Keys, DateTime Now) : ActiveQuery(Now);
