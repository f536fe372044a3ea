using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Who sends a command.</summary>
/// <param name="By">The person in whose name it is done.</param>
public abstract record Sender(Actor By);
