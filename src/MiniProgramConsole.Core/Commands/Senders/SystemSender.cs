using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>The console or its command line, acting for a person whose permissions still apply.</summary>
public sealed record SystemSender(Actor By) : Sender(By);
