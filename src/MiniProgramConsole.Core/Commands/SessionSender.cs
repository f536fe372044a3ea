using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Somebody signed in.</summary>
/// <param name="SessionId">The session; it must still be alive when the command runs.</param>
/// <param name="By">The person.</param>
public sealed record SessionSender(long SessionId, Actor By) : Sender(By);
