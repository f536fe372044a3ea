using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;

namespace MiniProgramConsole.Core.Commands;

/// <summary>What is so under the command's locks.</summary>
/// <param name="IsActive">Whether the sender's session still is; true for senders without one.</param>
/// <param name="AreThere">Whether the sender's account, the workspace and the mini program exist.</param>
/// <param name="Earlier">What the command's key, if it isn't anonymous, was used for before.</param>
/// <param name="HasUnfinishedForm">Whether the sender has an unfinished form with the command's key.</param>
/// <param name="PlacesUsed">Of the merchant and the launch target; null if nothing counts them yet.</param>
/// <param name="Head">The end of the workspace's audit stream, which only writers with the same locks advance.</param>
/// <param name="Role">Null if the workspace is closed, doesn't admit the person, or requires a second factor that they lack.</param>
public sealed record CommandFacts(
    bool IsActive, bool AreThere, IdempotencyRecord? Earlier = null, bool HasUnfinishedForm = false, int? PlacesUsed = null,
    AuditHead? Head = null, EffectiveRole? Role = null);
