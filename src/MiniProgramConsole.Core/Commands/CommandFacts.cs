using MiniProgramConsole.Core.Commands.Idempotency;

namespace MiniProgramConsole.Core.Commands;

/// <summary>What is so under the command's locks.</summary>
/// <param name="IsActive">Whether the sender's session still is; true for senders without one.</param>
/// <param name="AreThere">Whether the sender's account, the workspace and the mini program exist.</param>
/// <param name="Earlier">What the command's key, if it isn't anonymous, was used for before.</param>
/// <param name="Role">Null if the workspace is closed, doesn't admit the person, or requires a second factor that they lack.</param>
public sealed record CommandFacts(bool IsActive, bool AreThere, IdempotencyRecord? Earlier, EffectiveRole? Role);
