using System.Reflection;
using System.Runtime.InteropServices;

namespace MiniProgramConsole.Web.Features.About;

public sealed record AboutPage(IReadOnlyList<Library> Libraries)
{
    public static string Version { get; } =
        typeof(AboutPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Runtime => RuntimeInformation.FrameworkDescription;
}
