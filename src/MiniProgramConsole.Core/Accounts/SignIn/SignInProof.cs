using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>What stands for the second factor of somebody who signs in.</summary>
internal sealed record SignInProof
{
    /// <summary>Judges it under the account's lock, and uses up what works once; null where it is right.</summary>
    public required Func<CommandContext, ApplicationUser, Task<Outcome?>> UseAsync { get; init; }

    /// <summary>What tells this sign-in from others, where it is completed once; null elsewhere.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>Whether the person gave all that signing in asks for. A browser that stood for the second factor is not it.</summary>
    public Func<ApplicationUser, bool> Proves { get; init; } = _ => true;

    /// <summary>The code of the passkey; null where none was used.</summary>
    public string? PasskeyCode { get; init; }

    /// <summary>Whether the browser stands for the second factor from now on.</summary>
    public bool Remembers { get; init; }
}
