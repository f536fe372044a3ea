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

/// <summary>Identity checks what was signed. The challenge is in a cookie and works once.</summary>
public sealed class PasskeyCeremony(
    SignInManager<ApplicationUser> identity, CurrentPerson person, RefusalLog refusals, ILogger<PasskeyCeremony> logger)
{
    private string Handle => person.UserId.ToString(CultureInfo.InvariantCulture);

    public Task<string> AskForNewAsync() => identity.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = Handle, Name = person.Email, DisplayName = person.DisplayName });

    /// <summary>Null if it isn't valid or was made for someone else.</summary>
    public async Task<UserPasskeyInfo?> ReadNewAsync(string? credential)
    {
        var result = await TryAsync(credential, identity.PerformPasskeyAttestationAsync);
        return result is { Succeeded: true } && result.UserEntity.Id == Handle ? result.Passkey : Refuse(result?.Failure);
    }

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
            // The parser throws these for anything that isn't a credential.
            return null;
        }
    }

    public Task<string> AskForAnyAsync() => identity.MakePasskeyRequestOptionsAsync(user: null);

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

    // The signed data contains the challenge and can't be rewritten, unlike the credential around it.
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
            // Identity throws this if there was no challenge, or another one.
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
