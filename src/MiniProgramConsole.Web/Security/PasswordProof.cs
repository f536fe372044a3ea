using Microsoft.AspNetCore.Mvc.ModelBinding;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>The password that forms about the own account ask for, on the same page as everything else, so that nothing typed is lost.</summary>
public sealed class PasswordProof(PasswordProofService proofs, CurrentPerson person)
{
    /// <summary>The field; the partial <c>_CurrentPassword</c> shows it where it is asked for.</summary>
    public const string Field = "CurrentPassword";

    /// <summary>Whether forms ask.</summary>
    public bool IsAsked => !proofs.IsFresh(person.ProvedAt);

    /// <summary>Looks at what was typed, where it is asked for; what is wrong goes to the field.</summary>
    public async Task<bool> GiveAsync(string? typed, ModelStateDictionary state, CancellationToken cancellationToken)
    {
        if (!IsAsked)
        {
            return true;
        }

        if (await proofs.ProveAsync(person.UserId, person.SessionId, typed, cancellationToken) is { } wrong)
        {
            state.AddModelError(Field, wrong.ToString());
            return false;
        }

        person.NoteProved();
        return true;
    }
}
