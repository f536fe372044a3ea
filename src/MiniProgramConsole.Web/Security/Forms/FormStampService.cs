using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>
/// Seals into a form whose it is, so that what it says is kept for that person when it comes after the session has ended. A stamp
/// opens nothing: with it a form is put down for its person, and only that person, signed in, gets it back.
/// </summary>
public sealed class FormStampService(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>What carries it in the form's address, so that it is known before the body is read.</summary>
    public const string Parameter = "stamp";

    /// <summary>The field that carried it up to the former version, whose pages may still be open.</summary>
    public const string FormerField = "Stamp";

    /// <summary>As long as a session can last.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private readonly IDataProtector protector = protection.CreateProtector("FormStamps");

    public string Make(CurrentPerson person, string? miniProgram = null) => protector.Protect(JsonSerializer.Serialize(
        new FormStamp(person.UserId, person.Workspace.Code, miniProgram, time.GetUtcNow().UtcDateTime + Lifetime)));

    /// <summary>What a stamp says; null where it has expired or is none.</summary>
    public FormStamp? Read(string? sealedStamp)
    {
        try
        {
            return !string.IsNullOrEmpty(sealedStamp)
                && JsonSerializer.Deserialize<FormStamp>(protector.Unprotect(sealedStamp)) is { } stamp
                && stamp.ExpiresAt > time.GetUtcNow().UtcDateTime
                    ? stamp
                    : null;
        }
        catch (CryptographicException)
        {
            // The framework's only answer to what is no stamp.
            return null;
        }
    }
}
