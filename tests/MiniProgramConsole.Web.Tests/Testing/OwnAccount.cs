using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

public static partial class OwnAccount
{
    public const string NewPassword = "nine copper lanterns drift";
    public const string AttackersPassword = "the attackers own secret 42";

    public static async Task<Page> AskForEmailAsync(this Visitor visitor, string email, string? currentPassword = null)
    {
        var page = await visitor.GetAsync("/account/email");
        return await visitor.SubmitAsync(
            page.Form("/account/email"), new Dictionary<string, string?> { ["Email"] = email, ["CurrentPassword"] = currentPassword });
    }

    /// <summary>Opens the link in the mail and confirms the new email.</summary>
    public static async Task<Page> TakeEmailAsync(this Visitor visitor, string link)
    {
        var page = await visitor.GetAsync(link);
        return await visitor.SubmitAsync(page.Form("/account/email/confirm"), new Dictionary<string, string?>());
    }

    public static async Task<Page> ChangePasswordAsync(
        this Visitor visitor, string? password, string? currentPassword = Person.Password)
    {
        var page = await visitor.GetAsync("/account/security/password");
        return await visitor.SubmitAsync(
            page.Form("/account/security/password"), new Dictionary<string,
            string?>
            { ["Password"] = password, ["CurrentPassword"] = currentPassword });
    }

    public static Dictionary<string, string?> NewPasswordForm(string password, string currentPassword = Person.Password) =>
        new() { ["Password"] = password, ["CurrentPassword"] = currentPassword };

    public static async Task<Page> ForgetAsync(this Visitor visitor, string email)
    {
        var page = await visitor.GetAsync("/account/forgot");
        return await visitor.SubmitAsync(page.Form("/account/forgot"), new Dictionary<string, string?> { ["Email"] = email });
    }

    public static async Task<Page> ResetAsync(this Visitor visitor, string email, string code, string password = NewPassword)
    {
        var page = await visitor.GetAsync("/account/reset");
        return await visitor.SubmitAsync(page.Form("/account/reset"), Reset(email, code, password));
    }

    public static Dictionary<string, string?> Reset(string email, string code, string password = NewPassword) =>
        new() { ["Email"] = email, ["Code"] = code, ["Password"] = password };

    /// <summary>The language form in the menu.</summary>
    public static IHtmlFormElement LanguageForm(this Page page, string language) =>
        (IHtmlFormElement)page.Document.QuerySelector($"button[name=language][value='{language}']")!.Closest("form")!;

    public static string CodeIn(string? text) => Code().Match(text!).Groups[1].Value;

    /// <summary>A well-formed code that differs from the given one.</summary>
    public static string OtherThan(string code) => code == "000000" ? "000001" : "000000";

    /// <summary>The text of the newest mail, sent or not.</summary>
    public static async Task<string> LastMailAsync(this ConsoleHost host, string recipient)
    {
        await using var context = host.NewContext();
        return (await context.OutboxMails.Where(mail => mail.Recipient == recipient).OrderByDescending(mail => mail.Id)
            .Select(mail => mail.Text).FirstAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The actions in the account's audit stream, oldest first.</summary>
    public static async Task<List<string>> ActionsAsync(this ConsoleHost host, long userId)
    {
        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(userId);
        return await context.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
            .Select(entry => entry.Action).ToListAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"^Code: (\d{6})\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();
}
