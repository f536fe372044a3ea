using System.Globalization;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security;

/// <summary>
/// The password and the code that forms about the own account ask for, on the same page as everything else, so that nothing typed is lost. Giving them
/// gives the session a new secret.
/// </summary>
public sealed class PasswordProof(PasswordProofService proofs, SessionCookie cookie, CurrentPerson person)
{
    /// <summary>The field of the password; the partial <c>_Proof</c> shows it where it is asked for.</summary>
    public const string Field = PasswordProofService.Field;

    /// <summary>The field of the code, which the partial shows where the person has a second factor.</summary>
    public const string CodeField = PasswordProofService.CodeField;

    /// <summary>The fields, from top to bottom.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Field, CodeField];

    /// <summary>Whether forms ask.</summary>
    public bool IsAsked => !proofs.IsFresh(person.ProvedAt);

    /// <summary>Whether those that ask for the password ask for a code too.</summary>
    public bool AsksCode => person.HasSecondFactor;

    /// <summary>Looks at what was typed, where it is asked for; null where nothing is wrong.</summary>
    public Task<Outcome?> RefuseAsync(ProofForm typed, CancellationToken cancellationToken) =>
        RefuseAsync(Of(typed, typed.CurrentCode, CodeField, form: null), cancellationToken);

    /// <summary>The same for a form that has a field of its own for the code.</summary>
    public Task<Outcome?> RefuseAsync(ProofForm typed, string? code, string codeField, CancellationToken cancellationToken) =>
        RefuseAsync(Of(typed, code, codeField, form: null), cancellationToken);

    /// <summary>Runs a command for who gave what is asked for.</summary>
    public async Task<Outcome> ThenAsync(ProofForm typed, Func<Task<Outcome>> run, CancellationToken cancellationToken) =>
        await RefuseAsync(typed, cancellationToken) ?? await run();

    /// <summary>Runs a command for who gave password and code with this very form, however lately they were given before.</summary>
    public async Task<Outcome> AlwaysThenAsync(ProofForm typed, Guid form, Func<Task<Outcome>> run, CancellationToken cancellationToken) =>
        await ProveAsync(Of(typed, typed.CurrentCode, CodeField, form), cancellationToken) ?? await run();

    private async Task<Outcome?> RefuseAsync(TypedProof typed, CancellationToken cancellationToken) =>
        IsAsked ? await ProveAsync(typed, cancellationToken) : null;

    private async Task<Outcome?> ProveAsync(TypedProof typed, CancellationToken cancellationToken)
    {
        var (outcome, secret) = await proofs.ProveAsync(person.AsSender(), typed, cancellationToken);
        if (secret is not null)
        {
            await cookie.CarryAsync(secret);
            person.NoteProved(secret);
        }

        return outcome.Holds ? null : outcome;
    }

    private static TypedProof Of(ProofForm typed, string? code, string codeField, Guid? form) =>
        new(typed.CurrentPassword, code, codeField, form, CultureInfo.CurrentUICulture);
}
