using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>The console itself or its command line, in somebody's name. There is no session; what the person may counts all the same.</summary>
/// <param name="By">The person.</param>
public sealed record SystemSender(Actor By) : Sender(By);
