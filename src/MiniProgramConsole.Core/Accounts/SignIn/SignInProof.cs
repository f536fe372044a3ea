using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;

namespace MiniProgramConsole.Core.Accounts.SignIn;

internal sealed record SignInProof
{
    /// <summary>Runs under the account's lock, and uses up what works once. Null if the proof is right.</summary>
    public required Func<CommandContext, ApplicationUser, Task<Outcome?>> UseAsync { get; init; }

    public IdempotencyKey? Key { get; init; }

    /// <summary>Whether the person gave all factors. A remembered browser doesn't count as one.</summary>
    public Func<ApplicationUser, bool> Proves { get; init; } = _ => true;

    public string? PasskeyCode { get; init; }

    public bool Remembers { get; init; }
}
