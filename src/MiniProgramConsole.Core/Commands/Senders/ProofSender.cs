using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>Whoever holds a link, a code or a password of a person. The command makes sure of it under its locks, and uses up what works once.</summary>
/// <param name="By">The person.</param>
public sealed record ProofSender(Actor By) : Sender(By);
