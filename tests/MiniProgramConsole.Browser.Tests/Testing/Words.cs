using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Tests.Wording;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Reads a page's text after its scripts have run, and tells the console's words from people's.</summary>
internal static class Words
{
    public static async Task<IReadOnlyList<string>> ForeignWordsAsync(this IPage page, IEnumerable<string> written)
    {
        var document = new HtmlParser().ParseDocument(await page.ContentAsync());
        return [.. ForeignWords.On(document, [.. written.OrderByDescending(text => text.Length)])];
    }

    /// <summary>The names and texts in the demo data, plus what people have typed since.</summary>
    public static async Task<IReadOnlyList<string>> WrittenByPeopleAsync(this ConsoleServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ConsoleDbContext>();
        string?[] written =
        [
            .. await context.Users.Select(user => user.DisplayName).ToListAsync(),
            .. await context.Invitations.Select(invitation => invitation.DisplayName).ToListAsync(),
            .. await context.Merchants.Select(merchant => merchant.Name).ToListAsync(),
            .. await context.Workspaces.Select(workspace => workspace.Name).ToListAsync(),
            .. (await context.UnfinishedForms.Select(form => form.Content).ToListAsync())
            .Select(content => TypedForm.Read(content).Details.Name),
            .. (await context.MiniPrograms.ToListAsync()).SelectMany(program => MiniProgramFieldList.ModifiableText
                .Where(field => field.Length is not null).Select(field => field.Get(program.Details))),
        ];
        return [.. written.OfType<string>().Distinct()];
    }
}
