
namespace MiniProgramConsole.Web.Tests.Testing.Pages;

public static class HtmlAssert
{
    /// <summary>Checks that the field's message is beside it and in the summary, and is linked to the field for screen readers.</summary>
    public static void FieldError(Page page, string label, string message)
    {
        var control = page.Control(label);
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        var errorId = $"{control.Id}-error";
        Assert.Contains(errorId, control.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal($"Error: {message}", Page.Normal(page.Document.GetElementById(errorId)!.TextContent));
        var link = Assert.Single(page.Document.QuerySelectorAll(".error-summary a"), link => link.GetAttribute("href") == $"#{control.Id}");
        Assert.Equal(message, Page.Normal(link.TextContent));
    }

    public static void NoFieldError(Page page, string label)
    {
        var control = page.Control(label);
        Assert.NotEqual("true", control.GetAttribute("aria-invalid"));
        Assert.Null(page.Document.GetElementById($"{control.Id}-error"));
    }

    public static void Flash(Page page, string message) =>
        Assert.Equal(message, Page.Normal(page.Document.QuerySelector(".flash[role=status]")!.TextContent));
}
