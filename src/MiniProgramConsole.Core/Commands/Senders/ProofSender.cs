using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>Holds a person's link, code or password. The command verifies it under its locks and uses it up.</summary>
public sealed record ProofSender(Actor By) : Sender(By);
