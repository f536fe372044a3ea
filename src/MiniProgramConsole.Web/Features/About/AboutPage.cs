using System.Reflection;
using System.Runtime.InteropServices;

namespace MiniProgramConsole.Web.Features.About;

/// <param name="Libraries">The packages whose licences are shown.</param>
public sealed record AboutPage(IReadOnlyList<Library> Libraries)
{
    /// <summary>The console's version, with the commit that it was built from where that is known.</summary>
    public static string Version { get; } =
        typeof(AboutPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Runtime => RuntimeInformation.FrameworkDescription;
}
