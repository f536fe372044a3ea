using System.Globalization;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security;

/// <summary>Asks on the form's own page, so that nothing typed is lost. A proof gives the session a new secret.</summary>
public sealed class PasswordProof(PasswordProofService proofs, SessionCookie cookie, CurrentPerson person)
{
    public const string Field = PasswordProofService.Field;

    public const string CodeField = PasswordProofService.CodeField;

    public static IReadOnlyList<string> Fields { get; } = [Field, CodeField];

    public bool IsAsked => !proofs.IsFresh(person.ProvedAt);

    public bool AsksCode => person.HasSecondFactor;

    public Task<Outcome?> RefuseAsync(ProofForm typed, CancellationToken cancellationToken) =>
        RefuseAsync(Of(typed, typed.CurrentCode, CodeField, form: null), cancellationToken);

    public Task<Outcome?> RefuseAsync(ProofForm typed, string? code, string codeField, CancellationToken cancellationToken) =>
        RefuseAsync(Of(typed, code, codeField, form: null), cancellationToken);

    public async Task<Outcome> ThenAsync(ProofForm typed, Func<Task<Outcome>> run, CancellationToken cancellationToken) =>
        await RefuseAsync(typed, cancellationToken) ?? await run();

    /// <summary>Requires the proof with this very form, however recent the last one is.</summary>
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
