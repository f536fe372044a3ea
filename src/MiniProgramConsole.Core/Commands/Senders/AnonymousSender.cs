using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

public sealed record AnonymousSender(string? Address) : Sender(new Actor(0, "", Address));
