using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security;

/// <summary>The password that forms about the own account ask for, on the same page as everything else, so that nothing typed is lost.</summary>
public sealed class PasswordProof(PasswordProofService proofs, CurrentPerson person)
{
    /// <summary>The field; the partial <c>_CurrentPassword</c> shows it where it is asked for.</summary>
    public const string Field = PasswordProofService.Field;

    /// <summary>Whether forms ask.</summary>
    public bool IsAsked => !proofs.IsFresh(person.ProvedAt);

    /// <summary>Looks at what was typed, where it is asked for; null where nothing is wrong.</summary>
    public async Task<Outcome?> RefuseAsync(string? typed, CancellationToken cancellationToken)
    {
        if (!IsAsked)
        {
            return null;
        }

        var outcome = await proofs.ProveAsync(person.AsSender(), typed, cancellationToken);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        person.NoteProved();
        return null;
    }

    /// <summary>Runs a command for who gave the password.</summary>
    public async Task<Outcome> ThenAsync(string? typed, Func<Task<Outcome>> run, CancellationToken cancellationToken) =>
        await RefuseAsync(typed, cancellationToken) ?? await run();
}
