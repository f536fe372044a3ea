using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class UnfinishedForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "UnfinishedForms",
                columns: table => new
                {
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Token = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkspaceId = table.Column<long>(type: "bigint", nullable: false),
                    MiniProgramId = table.Column<string>(type: "char(16)", unicode: false, fixedLength: true, maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    LogoHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SavedOnPurpose = table.Column<bool>(type: "bit", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnfinishedForms", x => new { x.AuthorId, x.Token });
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_StagedLogos_AuthorId_LogoHash",
                        columns: x => new { x.AuthorId, x.LogoHash },
                        principalTable: "StagedLogos",
                        principalColumns: new[] { "UserId", "Hash" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_Users_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnfinishedForms_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_AuthorId_LogoHash",
                table: "UnfinishedForms",
                columns: new[] { "AuthorId", "LogoHash" });

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_SavedAt",
                table: "UnfinishedForms",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UnfinishedForms_WorkspaceId_AuthorId",
                table: "UnfinishedForms",
                columns: new[] { "WorkspaceId", "AuthorId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnfinishedForms");
        }
    }
}
