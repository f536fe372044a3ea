using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>Who sends a command.</summary>
/// <param name="By">The person in whose name it is done.</param>
public abstract record Sender(Actor By);
