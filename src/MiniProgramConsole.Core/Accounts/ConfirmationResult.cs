using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of a link and a password.</summary>
/// <param name="User">Whose account it is; null where something was wrong.</param>
/// <param name="IsLinkLiving">Whether the link can be used still.</param>
/// <param name="Error">What was wrong with the password; null where nothing was.</param>
public sealed record ConfirmationResult(ApplicationUser? User, bool IsLinkLiving, Message? Error = null);
