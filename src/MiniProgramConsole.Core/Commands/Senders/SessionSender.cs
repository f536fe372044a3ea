using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>When the command runs, the session must still be active and <c>SecretHash</c> must still be current.</summary>
public sealed record SessionSender(long SessionId, Actor By, string SecretHash) : Sender(By);
