using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>Somebody signed in.</summary>
/// <param name="SessionId">The session; it must still be alive when the command runs.</param>
/// <param name="By">The person.</param>
/// <param name="SecretHash">The SHA-256 of the secret that the request came with; one that was replaced meanwhile changes nothing any more.</param>
public sealed record SessionSender(long SessionId, Actor By, string SecretHash) : Sender(By);
