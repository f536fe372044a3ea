using Microsoft.AspNetCore.Mvc.ViewFeatures;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

public static class Flash
{
    private const string Key = "flash";

    public static void SetFlash(this ITempDataDictionary data, Message message) => data[Key] = message.ToString();

    public static string? TakeFlash(this ITempDataDictionary data) => data[Key] as string;
}
