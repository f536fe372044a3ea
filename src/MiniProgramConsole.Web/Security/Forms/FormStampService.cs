using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>Says whose a form is once its session has ended. It grants nothing: only that person gets the form back.</summary>
public sealed class FormStampService(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>In the form's address, so that it is known before the body is read.</summary>
    public const string Parameter = "stamp";

    /// <summary>Used up to the previous version, whose pages may still be open.</summary>
    public const string FormerField = "Stamp";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private readonly IDataProtector protector = protection.CreateProtector("FormStamps");

    public string Make(CurrentPerson person, string? miniProgram = null) => protector.Protect(JsonSerializer.Serialize(
        new FormStamp(person.UserId, person.Workspace.Code, miniProgram, time.GetUtcNow().UtcDateTime + Lifetime)));

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
            // The framework throws this for anything that isn't a stamp.
            return null;
        }
    }
}
