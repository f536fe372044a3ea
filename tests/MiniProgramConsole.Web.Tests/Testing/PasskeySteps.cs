using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Does what a browser with JavaScript does with passkeys.</summary>
public static class PasskeySteps
{
    public static async Task<Page> AddPasskeyAsync(this Visitor visitor, SoftAuthenticator authenticator, string name)
    {
        var options = await visitor.AskForNewPasskeyAsync(name);
        Assert.Equal(System.Net.HttpStatusCode.OK, options.Status);
        return await visitor.SendNewPasskeyAsync(authenticator.Create(options.Body), name);
    }

    public static async Task<Page> AskForNewPasskeyAsync(this Visitor visitor, string? name, string? password = null)
    {
        var form = (await visitor.GetAsync("/account/security/passkeys/new")).Form("/passkeys/new");
        form.SetAttribute("action", form.GetAttribute("data-passkey-ask"));
        return await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["PasskeyName"] = name, ["CurrentPassword"] = password });
    }

    public static async Task<Page> SendNewPasskeyAsync(this Visitor visitor, string credential, string name)
    {
        var page = await visitor.GetAsync("/account/security/passkeys/new");
        return await visitor.SubmitAsync(
            page.Form("/passkeys/new"), new Dictionary<string, string?> { ["PasskeyName"] = name, ["credential"] = credential });
    }

    public static async Task<Page> SignInByPasskeyAsync(this Visitor visitor, SoftAuthenticator authenticator) =>
        await visitor.SendPasskeyAsync(authenticator.Sign((await visitor.AskForPasskeyAsync()).Body));

    public static async Task<Page> AskForPasskeyAsync(this Visitor visitor)
    {
        var form = (await visitor.GetAsync("/account/sign-in")).Form("/account/passkey");
        form.SetAttribute("action", form.GetAttribute("data-passkey-ask"));
        return await visitor.SubmitAsync(form, new Dictionary<string, string?>());
    }

    public static async Task<Page> SendPasskeyAsync(this Visitor visitor, string credential)
    {
        var page = await visitor.GetAsync("/account/sign-in");
        return await visitor.SubmitAsync(page.Form("/account/passkey"), new Dictionary<string, string?> { ["credential"] = credential });
    }
}
