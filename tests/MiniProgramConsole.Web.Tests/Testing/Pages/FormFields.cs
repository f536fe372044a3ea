using System.Globalization;
using System.Resources;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>The words that the form should show for a field.</summary>
public static class FormFields
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    /// <summary>In the order of the form.</summary>
    public static IEnumerable<string> Labels(string language = "en") =>
        MiniProgramFieldList.Modifiable.Select(field => field.Label(language));

    public static string Label(this MiniProgramField field, string language) => Find($"Field.{field.Name}", language);

    /// <summary>May have places for the limits.</summary>
    public static string Prompt(this MiniProgramField field, string language) => Find($"Prompt.{field.Name}", language);

    private static string Find(string key, string language) => Words.GetString(key, CultureInfo.GetCultureInfo(language))
        ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
