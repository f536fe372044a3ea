using System.Diagnostics;
using System.Text.Json;

namespace MiniProgramConsole.Web.Tests.Testing;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Reads until what it reads is wanted, and fails after half a minute.</summary>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, Func<T, bool> isWanted)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            var found = await read();
            if (isWanted(found))
            {
                return found;
            }

            Assert.True(watch.Elapsed < Patience, $"After {Patience} there is still {JsonSerializer.Serialize(found)}.");
        }
    }
}
