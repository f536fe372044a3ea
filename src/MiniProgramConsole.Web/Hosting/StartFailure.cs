using System.Data.Common;
using Microsoft.AspNetCore.Connections;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>What an operator can mend is said in a sentence. Anything else stays an exception.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception exception)
    {
        var chain = Chain(exception).ToList();
        if (chain.Find(part => part.InnerException is AddressInUseException) is { } binding)
        {
            return $"The console can't start: {binding.Message}";
        }

        return chain.FindIndex(part => part is DbException) is var first and >= 0
            ? $"The database can't be used: {string.Join(": ", chain.Skip(first).Select(part => part.Message.TrimEnd('.')))}."
            : null;
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
