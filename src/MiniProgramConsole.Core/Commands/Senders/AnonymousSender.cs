using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Commands.Senders;

/// <summary>Nobody signed in, as somebody who registers.</summary>
/// <param name="Address">The network address.</param>
public sealed record AnonymousSender(string? Address) : Sender(new Actor(0, "", Address));
