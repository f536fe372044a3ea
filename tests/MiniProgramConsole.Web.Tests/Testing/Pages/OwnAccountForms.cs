using System.Globalization;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A form for one's own account that is ready to send.</summary>
internal sealed record OwnAccountForm(Person Person, Visitor Visitor, IHtmlFormElement Form, Dictionary<string, string?> Values)
{
    public Task<Page> SendAsync() => Visitor.SubmitAsync(Form, Values);

    public Task<Page> SendWithKeyAsync(string? key) =>
        Visitor.SubmitAsync(Form, new Dictionary<string, string?>(Values) { ["token"] = key });
}

/// <summary>Every form that changes one's own account.</summary>
internal static class OwnAccountForms
{
    public const string SignOut = "sign out";
    public const string Delete = "delete account";
    public const string Password = "password";

    /// <summary>Menu forms, which have no page of their own to come back to.</summary>
    public static readonly string[] OfMenus = ["language", "dismiss guide"];

    public static readonly string[] All =
    [
        .. OfMenus, "rename", Password, "ask email", "cancel email", "end session", "end others", "begin authenticator",
        "confirm authenticator",
        "turn off authenticator", "forget browsers", "recovery codes", "add passkey", "rename passkey", "remove passkey", Delete, SignOut,
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<OwnAccountForm> PrepareAsync(this ConsoleHost host, string change)
    {
        var person = await host.Data.PersonAsync();
        await host.SignInAsync(person);
        var visitor = await host.SignInAsync(person);
        var (form, values) = change switch
        {
            "language" => ((await visitor.GetAsync("/account")).LanguageForm("zh-Hans"), Of("language", "zh-Hans")),
            "dismiss guide" => ((await visitor.GetAsync("/workspaces")).Form("/account/guide/dismiss"), []),
            "rename" => ((await visitor.GetAsync("/account")).Form("/account/name"), Of("DisplayName", "林伟")),
            Password =>
                ((await visitor.GetAsync("/account/security/password")).Form("/security/password"), OwnAccount
                    .NewPasswordForm(OwnAccount.NewPassword)),
            "ask email" => ((await visitor.GetAsync("/account/email")).Form("/account/email"), Of("Email", RegisterForm.NewEmail())),
            "cancel email" => (await AskedAsync(visitor), []),
            "end session" => ((await visitor.GetAsync("/account/sessions")).Form("/sessions/end"), []),
            "end others" => ((await visitor.GetAsync("/account/sessions")).Form("/sessions/end-others"), []),
            Delete => ((await visitor.GetAsync("/account/data/delete")).Form("/data/delete"), Of("TypedEmail", person.Email)),
            SignOut => ((await visitor.GetAsync("/workspaces")).Form("/account/sign-out"), []),
            _ when change.Contains("passkey", StringComparison.Ordinal) => await OfPasskeyAsync(visitor, change),
            _ => await OfAuthenticatorAsync(host, person, visitor, change),
        };
        return new OwnAccountForm(person, visitor, form, values);
    }

    /// <summary>Everything that these forms can change, except sessions and whether the account exists.</summary>
    public static async Task<string> StateAsync(this ConsoleHost host, Person person)
    {
        await using var db = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        object?[] state =
        [
            await db.Users.Where(row => row.Id == person.Id)
                .Select(row => new { row.DisplayName, row.Email, row.Language, row.PasswordHash, row.SecurityStamp, row.TwoFactorEnabled })
                .SingleAsync(Cancelled),
            await db.AuditEntries.CountAsync(row => row.Stream == stream, Cancelled),
            await db.IdempotencyRecords.CountAsync(row => row.UserId == person.Id, Cancelled),
            await db.OutboxMails.CountAsync(row => row.Recipient == person.Email, Cancelled),
            await db.AccountTokens.CountAsync(row => row.UserId == person.Id && row.UsedAt == null, Cancelled),
            await db.UserTokens.CountAsync(row => row.UserId == person.Id, Cancelled),
            await db.KnownDevices.CountAsync(row => row.UserId == person.Id && row.RememberedUntil != null, Cancelled),
            await db.Authenticators.Where(row => row.UserId == person.Id)
                .Select(row => new { row.ProtectedSecret, row.ConfirmedAt, row.LastStep }).FirstOrDefaultAsync(Cancelled),
            .. await db.RecoveryCodes.Where(row => row.UserId == person.Id).OrderBy(row => row.CodeHash).Select(row => row.CodeHash)
            .ToListAsync(Cancelled),
            .. (await db.UserPasskeys.Where(row => row.UserId == person.Id).ToListAsync(Cancelled)).Select(row => row.Data.Name),
        ];
        return string.Join(" | ", state);
    }

    private static Dictionary<string, string?> Of(string field, string value) => new() { [field] = value };

    private static async Task<IHtmlFormElement> AskedAsync(Visitor visitor)
    {
        await visitor.AskForEmailAsync(RegisterForm.NewEmail());
        return (await visitor.GetAsync("/account")).Form("/account/email/cancel");
    }

    private static async Task<(IHtmlFormElement Form, Dictionary<string, string?> Values)> OfPasskeyAsync(Visitor visitor, string change)
    {
        var authenticator = new SoftAuthenticator();
        if (change == "add passkey")
        {
            var credential = authenticator.Create((await visitor.AskForNewPasskeyAsync("Key")).Body);
            var page = await visitor.GetAsync("/account/security/passkeys/new");
            return (page.Form("/passkeys/new"), new() { ["PasskeyName"] = "Key", ["credential"] = credential });
        }

        await visitor.AddPasskeyAsync(authenticator, "Key");
        var address = $"/account/security/passkeys/{authenticator.Code}";
        return change == "rename passkey"
            ? ((await visitor.GetAsync(address)).Form(authenticator.Code), Of("PasskeyName", "Other"))
            : ((await visitor.GetAsync($"{address}/remove")).Form("/remove"), []);
    }

    private static async Task<(IHtmlFormElement Form, Dictionary<string, string?> Values)> OfAuthenticatorAsync(
        ConsoleHost host, Person person, Visitor visitor, string change)
    {
        if (change == "begin authenticator")
        {
            return ((await visitor.GetAsync(SecondFactors.Address)).Form("/begin"), []);
        }

        if (change == "confirm authenticator")
        {
            var (page, waiting) = await visitor.BeginSecondFactorAsync();
            return (page.Form("/confirm"), SecondFactors.CodeForm(host.CodeOf(waiting)));
        }

        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        await RememberAsync(host, person);
        return change switch
        {
            "turn off authenticator" =>
                ((await visitor.GetAsync(SecondFactors.Address)).Form("/turn-off"), SecondFactors.CodeForm(host.CodeOf(secret))),
            "forget browsers" => ((await visitor.GetAsync("/account/security")).Form("/forget-browsers"), []),
            "recovery codes" => ((await visitor.GetAsync("/account/security/recovery-codes")).Form("/recovery-codes"), []),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
        };
    }

    private static async Task RememberAsync(ConsoleHost host, Person person)
    {
        await using var db = host.NewContext();
        var until = host.Time.Now + KnownDevice.Lifetime;
        db.Add(new KnownDevice
        {
            SecretHash = Hashing.Sha256(string.Create(CultureInfo.InvariantCulture, $"device of {person.Id}")),
            UserId = person.Id,
            ExpiresAt = until,
            RememberedUntil = until,
        });
        await db.SaveChangesAsync(Cancelled);
    }
}
