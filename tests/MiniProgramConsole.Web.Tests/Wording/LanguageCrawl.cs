using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>
/// Follows every link as one person. Sends each form empty, with too little, with too much and without its hidden values, then presses each
/// button without fields. Checks every answer for words of the other language.
/// </summary>
internal sealed class LanguageCrawl(Visitor visitor, string kind, string language)
{
    private const int MaxPages = 300;

    // Greek, like all text from people in these tests.
    private static readonly string[] Fillings = ["", "α", new string('α', 600)];

    // These would end the crawl or change its language.
    private static readonly string[] NeverPressed = ["/account/sign-out", "/account/language"];

    private readonly HashSet<string> seen = [];
    private readonly Dictionary<string, string> forms = [];

    /// <summary>Words of the wrong language, and where each was first found.</summary>
    public Dictionary<string, string> Wrong { get; } = [];

    public int Answers { get; private set; }

    public async Task WalkAsync(IEnumerable<string> starts)
    {
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var address) && seen.Count < MaxPages)
        {
            if (seen.Add(address))
            {
                var page = await ReadAsync(address, await visitor.GetAsync(address));
                LinksOf(page).ToList().ForEach(waiting.Enqueue);
                await SendWronglyAsync(address, page);
            }
        }
    }

    public async Task PressAsync()
    {
        foreach (var (action, address) in forms.Where(form => !NeverPressed.Contains(form.Key)))
        {
            var page = await visitor.GetAsync(address);
            if (FormsOf(page).FirstOrDefault(form => ActionOf(form) == action) is { } form && FieldsOf(form).Count == 0)
            {
                await ReadAsync($"{address} → {action}", await visitor.SubmitAsync(form, Choice(form)));
            }
        }
    }

    private async Task SendWronglyAsync(string address, Page page)
    {
        foreach (var form in FormsOf(page).Where(form => forms.TryAdd(ActionOf(form), address) && !NeverPressed.Contains(ActionOf(form))))
        {
            var token = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name == "__RequestVerificationToken")
                .Select(input => KeyValuePair.Create(input.Name!, input.Value));
            await ReadAsync(
                $"{address} → {ActionOf(form)} without its values",
                await visitor.SendAsync(form.GetAttribute("action")!, new FormUrlEncodedContent(token)));
            foreach (var filling in FieldsOf(form).Count == 0 ? [] : Fillings)
            {
                var values = FieldsOf(form).ToDictionary(name => name, string? (_) => filling);
                await ReadAsync($"{address} → {ActionOf(form)} with {filling.Length} characters", await visitor.SubmitAsync(form, values));
            }
        }
    }

    /// <summary>Checks the answer, or the page it redirects to.</summary>
    private async Task<Page> ReadAsync(string way, Page answer)
    {
        Answers++;
        for (var step = 0; step < 3 && answer.Location?.StartsWith('/') == true; step++)
        {
            answer = await visitor.GetAsync(answer.Location);
        }

        if (answer.Response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            var spoken = answer.Document.DocumentElement.GetAttribute("lang");
            foreach (var words in ForeignWords.On(answer.Document).Concat(spoken == language ? [] : [$"the language {spoken}"]))
            {
                Wrong.TryAdd(words, $"{kind}: {way}");
            }
        }

        return answer;
    }

    private static IEnumerable<string> LinksOf(Page page) => page.Document.QuerySelectorAll("a[href]")
        .Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => link.StartsWith('/'));

    private static IEnumerable<IHtmlFormElement> FormsOf(Page page) => page.Document
        .QuerySelectorAll<IHtmlFormElement>("form[method=post]");

    private static string ActionOf(IHtmlFormElement form) => form.GetAttribute("action")!.Split('?')[0];

    private static List<string> FieldsOf(IHtmlFormElement form) =>
        [.. form.Elements.Where(element => element is IHtmlTextAreaElement or IHtmlSelectElement
                or IHtmlInputElement { Type: not ("hidden" or "file" or "radio" or "checkbox" or "submit" or "button") })
            .Select(element => element.GetAttribute("name")).OfType<string>().Distinct()];

    /// <summary>The value of the first button that has one.</summary>
    private static Dictionary<string, string?> Choice(IHtmlFormElement form) =>
        form.QuerySelectorAll("button[name]").Take(1)
            .ToDictionary(button => button.GetAttribute("name")!, button => button.GetAttribute("value"));
}
