using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security.Passkeys;

/// <summary>What the browser is asked to sign, and the look at what it signed, by Identity. What was asked is in a cookie, and used once.</summary>
public sealed class PasskeyCeremony(SignInManager<ApplicationUser> identity, CurrentPerson person, RefusalLog refusals, ILogger<PasskeyCeremony> logger)
{
    private string Handle => person.UserId.ToString(CultureInfo.InvariantCulture);

    /// <summary>What to give <c>navigator.credentials.create</c>, as JSON.</summary>
    public Task<string> AskForNewAsync() => identity.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = Handle, Name = person.Email, DisplayName = person.DisplayName });

    /// <summary>The new passkey of whoever is signed in; null where it is none, or was made for somebody else.</summary>
    public async Task<UserPasskeyInfo?> ReadNewAsync(string? credential)
    {
        var result = await TryAsync(credential, identity.PerformPasskeyAttestationAsync);
        return result is { Succeeded: true } && result.UserEntity.Id == Handle ? result.Passkey : Refuse(result?.Failure);
    }

    /// <summary>The code of the passkey that a credential speaks of, whether or not it is genuine; null where it speaks of none.</summary>
    public static string? CodeOf(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential)
                || JsonNode.Parse(credential)?["id"]?.GetValue<string>() is not { } id || !Base64Url.IsValid(id)
                    ? null
                    : PasskeyListItem.CodeOf(Base64Url.DecodeFromChars(id));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The parser's only answers to what is none.
            return null;
        }
    }

    /// <summary>What to give <c>navigator.credentials.get</c>, as JSON; any account's passkey is an answer.</summary>
    public Task<string> AskForAnyAsync() => identity.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>Whose passkey signed, and what tells this answer from others; null where nobody's did.</summary>
    public async Task<(ApplicationUser User, UserPasskeyInfo Passkey, Guid Answer)?> ReadUsedAsync(string? credential)
    {
        var result = await TryAsync(credential, identity.PerformPasskeyAssertionAsync);
        if (result is { Succeeded: true })
        {
            return (result.User, result.Passkey, AnswerOf(credential!));
        }

        Refuse(result?.Failure);
        return null;
    }

    // What was signed holds what was asked. It cannot be written otherwise, as the credential around it can.
    private static Guid AnswerOf(string credential)
    {
        var signed = JsonNode.Parse(credential)!["response"]!["clientDataJSON"]!.GetValue<string>();
        return new Guid(SHA256.HashData(Base64Url.DecodeFromChars(signed))[..16]);
    }

    private static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> perform) where T : class
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await perform(credential);
        }
        catch (InvalidOperationException)
        {
            // Identity's only answer where nothing was asked, or something else.
            return null;
        }
    }

    private UserPasskeyInfo? Refuse(PasskeyException? failure)
    {
        logger.LogInformation("A passkey was refused: {Failure}", failure?.Message ?? "nothing was asked");
        refusals.Log(RefusalReason.SignIn);
        return null;
    }
}
