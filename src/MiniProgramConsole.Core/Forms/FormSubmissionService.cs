using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Forms;

/// <summary>Knows the forms that had their effect.</summary>
public sealed class FormSubmissionService(ConsoleDbContext database)
{
    /// <summary>What a form with the same token did before; null where none had an effect.</summary>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<FormSubmission?> FindAsync(SentForm form, CancellationToken cancellationToken) => database.FormSubmissions.AsNoTracking()
        .FirstOrDefaultAsync(submission => submission.UserId == form.UserId && submission.Token == form.Token, cancellationToken);
}
