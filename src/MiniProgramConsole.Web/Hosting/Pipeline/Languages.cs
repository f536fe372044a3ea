using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

public static class Languages
{
    private const string English = "en";
    private const string Chinese = "zh-Hans";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [English] = "English",
        [Chinese] = "简体中文",
    };

    public static Task FollowPersonAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<CurrentPerson>().Language is { } chosen && All.ContainsKey(chosen))
        {
            var culture = CultureInfo.GetCultureInfo(chosen);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            context.Response.Headers.ContentLanguage = chosen;
        }

        return next(context);
    }

    /// <summary>The browser's first language that is English or any Chinese; otherwise English.</summary>
    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture(English)
            .AddSupportedCultures([.. All.Keys])
            .AddSupportedUICultures([.. All.Keys]);
        options.RequestCultureProviders =
            [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new(OfBrowser(context.Request))))];
        return options;
    }

    private static string OfBrowser(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        // A quality of 0 means that the browser doesn't want the language.
        .Where(language => language.Quality != 0)
        .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
        .Select(language => language.Value.Value?.Split('-')[0].ToUpperInvariant() switch
        {
            "ZH" => Chinese,
            "EN" => English,
            _ => null,
        })
        .FirstOrDefault(language => language is not null) ?? English;
}
