using Microsoft.AspNetCore.Localization;

namespace MiniProgramConsole.Web.Hosting;

internal static class Languages
{
    private static readonly string[] Supported = ["en", "zh-Hans"];

    /// <summary>The language follows the browser; zh-CN and zh-SG are Simplified Chinese by their parent culture.</summary>
    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions { ApplyCurrentCultureToResponseHeaders = true }
            .SetDefaultCulture(Supported[0])
            .AddSupportedCultures(Supported)
            .AddSupportedUICultures(Supported);
        options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        return options;
    }
}
