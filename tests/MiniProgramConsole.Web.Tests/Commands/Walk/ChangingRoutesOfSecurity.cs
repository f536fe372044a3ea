using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for passwords, second factors and passkeys.</summary>
internal static class ChangingRoutesOfSecurity
{
    private const string Security = "account/security";
    private const string Authenticator = Security + "/authenticator";
    private const string Passkeys = Security + "/passkeys";

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new(Security + "/password", SentBy.Person, stage => stage.FillAsync(
            "/account/security/password", "/security/password", ("Password", OwnAccount.NewPassword),
            ("CurrentPassword", Person.Password))),
        new(Authenticator + "/begin", SentBy.Person, stage => stage.FillAsync(SecondFactors.Address, "/begin")),
        new(Authenticator + "/confirm", SentBy.Person, async stage =>
        {
            var (page, secret) = await stage.Visitor.BeginSecondFactorAsync();
            return new(stage.Visitor, page.Form("/confirm"), SecondFactors.CodeForm(stage.Host.CodeOf(secret)));
        }),
        new(
            Authenticator + "/turn-off",
            SentBy.Person,
            stage => stage.FillAsync(SecondFactors.Address, "/turn-off", ("Code", stage.NextCode())))
        {
            ArrangeAsync = stage => stage.AddSecondFactorAsync(),
        },
        new(Authenticator + "/forget-browsers", SentBy.Person, stage => stage.FillAsync("/account/security", "/forget-browsers"))
        {
            ArrangeAsync = RememberAsync,
        },
        new(Security + "/recovery-codes", SentBy.Person, stage => stage.FillAsync("/account/security/recovery-codes", "/recovery-codes"))
        {
            ArrangeAsync = stage => stage.AddSecondFactorAsync(),
        },
        new ChangingRoute(Passkeys + "/options", SentBy.Person, async stage =>
        {
            var ready = await stage.FillAsync("/account/security/passkeys/new", "/passkeys/new", ("PasskeyName", "Key"));
            return ready.SentTo(ready.Form.GetAttribute("data-passkey-ask")!);
        }).Except("it says what the browser is to sign, and writes nothing", Enum.GetValues<WalkCase>()),
        new(Passkeys + "/new", SentBy.Person, async stage =>
        {
            var options = await stage.Visitor.AskForNewPasskeyAsync("Key");
            return await stage.FillAsync(
                "/account/security/passkeys/new", "/passkeys/new", ("PasskeyName", "Key"),
                ("credential", new SoftAuthenticator().Create(options.Body)));
        }),
        new(Passkeys + "/{passkey}", SentBy.Person, stage => stage.FillAsync(
            $"/account/security/passkeys/{stage.Note}", $"/passkeys/{stage.Note}", ("PasskeyName", "Other")))
        {
            ArrangeAsync = AddPasskeyAsync,
        },
        new(
            Passkeys + "/{passkey}/remove",
            SentBy.Person,
            stage => stage.FillAsync($"/account/security/passkeys/{stage.Note}/remove", "/remove"))
        {
            ArrangeAsync = AddPasskeyAsync,
        },
    ];

    private static async Task AddPasskeyAsync(ChangingStage stage)
    {
        var authenticator = new SoftAuthenticator();
        await stage.Visitor.AddPasskeyAsync(authenticator, "Key");
        stage.Note = authenticator.Code;
    }

    private static async Task RememberAsync(ChangingStage stage)
    {
        await stage.AddSecondFactorAsync();
        await stage.WriteAsync(context =>
        {
            var until = stage.Host.Time.Now + KnownDevice.Lifetime;
            context.Add(new KnownDevice
            {
                SecretHash = Hashing.Sha256(Hashing.NewSecret()),
                UserId = stage.Sender.Id,
                ExpiresAt = until,
                RememberedUntil = until,
            });
            return Task.CompletedTask;
        });
    }
}
