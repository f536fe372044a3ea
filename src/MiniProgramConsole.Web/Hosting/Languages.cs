using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace MiniProgramConsole.Web.Hosting;

internal static class Languages
{
    private const string English = "en";
    private const string Chinese = "zh-Hans";

    /// <summary>The language follows the browser: the first of its languages that is English or any Chinese, else English.</summary>
    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture(English)
            .AddSupportedCultures(English, Chinese)
            .AddSupportedUICultures(English, Chinese);
        options.RequestCultureProviders =
            [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new(OfBrowser(context.Request))))];
        return options;
    }

    private static string OfBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
        .Select(language => language.Value.Value?.Split('-')[0].ToUpperInvariant() switch
        {
            "ZH" => Chinese,
            "EN" => English,
            _ => null,
        })
        .FirstOrDefault(language => language is not null) ?? English;
}
