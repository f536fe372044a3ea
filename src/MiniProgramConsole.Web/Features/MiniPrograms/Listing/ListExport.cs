using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Csv;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

/// <summary>The list as a file: CSV for spreadsheets in the reader's language, JSON for programs in codes.</summary>
internal static class ListExport
{
    public static IActionResult Csv(string workspace, IAsyncEnumerable<MiniProgramListItem> programs, IStringLocalizer<Texts> texts) =>
        new CsvResult<MiniProgramListItem>($"mini-programs-{workspace}.csv",
        [
            CsvColumns.OfIds<MiniProgramListItem>(texts["MiniPrograms.Id"], program => program.MiniProgramId),
            new(texts["Field.Name"], program => program.Name),
            new(texts["Field.Tagline"], program => program.Tagline),
            new(texts["Field.Description"], program => program.Description),
            new(texts["Field.LaunchTarget"], program => LaunchTargetList.Find(program.LaunchTarget)?.DisplayName.ToString()),
            new(texts["Field.Language"], program => program.Language),
            new(texts["Field.Industry"], program => IndustryList.Find(program.Industry)?.Name ?? program.Industry),
            new(texts["Field.ContactNumber"], program => program.ContactNumber),
            new(texts["Field.ContactEmail"], program => program.ContactEmail),
            new(texts["MiniPrograms.Status"], program => program.DeletedAt is null ? texts[$"Status.{program.Status}"].Value : texts["Status.Deleted"].Value),
            new(texts["Detail.CreatedBy"], program => program.CreatedBy),
            CsvColumns.OfMoments<MiniProgramListItem>(texts["Export.CreatedAt"], program => program.CreatedAt),
            new(texts["Detail.ModifiedBy"], program => program.ModifiedBy),
            CsvColumns.OfMoments<MiniProgramListItem>(texts["Export.ModifiedAt"], program => program.ModifiedAt),
            CsvColumns.OfMoments<MiniProgramListItem>(texts["Export.DeletedAt"], program => program.DeletedAt),
        ], programs);

    public static async IAsyncEnumerable<object> Json(IAsyncEnumerable<MiniProgramListItem> programs)
    {
        await foreach (var program in programs)
        {
            yield return new
            {
                program.MiniProgramId,
                program.Name,
                program.Tagline,
                program.Description,
                program.LaunchTarget,
                program.Language,
                program.Industry,
                program.ContactNumber,
                program.ContactEmail,
                Status = ListForm.InDevelopment,
                Logo = program.LogoHash,
                program.CreatedBy,
                CreatedAt = Text(program.CreatedAt),
                program.ModifiedBy,
                ModifiedAt = Text(program.ModifiedAt),
                DeletedAt = program.DeletedAt is { } deleted ? Text(deleted) : null,
            };
        }
    }

    private static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
