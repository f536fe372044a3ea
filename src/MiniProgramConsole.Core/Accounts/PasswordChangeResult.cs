using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of changing a password.</summary>
/// <param name="Error">What is wrong; null where the password is the person's now.</param>
/// <param name="NewSecret">The secret with which the session goes on; null where the same form had changed the password before.</param>
public sealed record PasswordChangeResult(FieldError? Error, string? NewSecret);
